#include "tests/support/matrix_file.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace caseway::tests {
namespace {

const std::map<std::string, std::string> kRoles = {{"AD", "adviser"},
                                                   {"ED", "emergency-duty-worker"},
                                                   {"SW", "social-worker"},
                                                   {"NQ", "newly-qualified"},
                                                   {"UA", "unqualified-assessor"},
                                                   {"OT", "occupational-therapist"},
                                                   {"SN", "senior"},
                                                   {"TM", "team-manager"},
                                                   {"AM", "access-manager"},
                                                   {"SGW", "safeguarding-worker"},
                                                   {"SGM", "safeguarding-manager"},
                                                   {"BS", "business-support"},
                                                   {"HS", "head-of-service"},
                                                   {"PL", "performance-lead"},
                                                   {"PA", "practice-auditor"},
                                                   {"PV", "privacy-auditor"},
                                                   {"ADM", "administrator"}};

std::string PathOf(const std::string& file) { return CASEWAY_SOURCE_DIR "/tests/matrix/" + file; }

MatrixLine Read(const std::string& text, std::string place) {
  MatrixLine line{std::move(place), {}, {}};
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (word == "|") line.said.emplace_back();
    else if (line.said.empty()) line.words.push_back(word);
    else line.said.back() += (line.said.back().empty() ? "" : "&") + word;
  }
  return line;
}

}  // namespace

bool HasMatrix(const std::string& file) { return std::ifstream(PathOf(file)).good(); }

std::vector<MatrixLine> ReadMatrix(const std::string& file) {
  std::ifstream in(PathOf(file));
  if (!in) throw std::runtime_error("there is no " + PathOf(file));
  std::vector<MatrixLine> lines;
  int number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (!text.empty() && text[0] != '#') lines.push_back(Read(text, file + ":" + std::to_string(number)));
  }
  return lines;
}

const std::string& RoleOf(const std::string& initials, const std::string& place) {
  const auto role = kRoles.find(initials);
  if (role == kRoles.end()) throw std::runtime_error(place + ": nobody goes by " + initials);
  return role->second;
}

}  // namespace caseway::tests
