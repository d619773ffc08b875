// caseway diagram: the states of a pathway as a drawing (SVG), for a page or a wall.
//
//   caseway diagram safeguarding > safeguarding.svg
//
// Threads: any; reads files.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

namespace caseway {

struct DiagramOptions {
  std::filesystem::path folder = "workflows";
  std::string pathway;
};

// Returns the exit status: 0; 1 when the pathway cannot be read; 2 when there is none of that name.
int RunDiagram(const DiagramOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
