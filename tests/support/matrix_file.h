// MatrixFile: the lines of a permission matrix in tests/matrix, which are written by hand and never by code.
//
//   for (const auto& line : ReadMatrix("assessment.txt")) line.words   // {"not_started", "start", "SW", "NQ", "B12"}
//   RoleOf("SW", line.place)                                           // "social-worker"
//
// "#" begins a remark, "|" what is no word (see routes.txt). Throws std::runtime_error, naming file and line, for a
// file that is not there and initials that are nobody's. Threads: pure.
#pragma once

#include <string>
#include <vector>

namespace caseway::tests {

struct MatrixLine {
  std::string place;  // "assessment.txt:12"
  std::vector<std::string> words;
  std::vector<std::string> said;  // what stands after each "|", its words joined by "&"
};

bool HasMatrix(const std::string& file);
std::vector<MatrixLine> ReadMatrix(const std::string& file);
const std::string& RoleOf(const std::string& initials, const std::string& place);

}  // namespace caseway::tests
