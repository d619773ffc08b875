#include "tests/bench/process_cost.h"

#include <unistd.h>

#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace caseway::bench {
namespace {

std::string TextOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::filesystem::path Proc(pid_t process, const char* file) {
  return std::filesystem::path("/proc") / std::to_string(process) / file;
}

double Kilobytes(const std::string& text, const std::string& name) {
  const auto at = text.find(name);
  if (at == std::string::npos) throw std::runtime_error("no line " + name);
  return std::stod(text.substr(at + name.size()));
}

}  // namespace

double CpuSeconds(pid_t process) {
  const std::string text = TextOf(Proc(process, "stat"));
  std::istringstream rest(text.substr(text.rfind(')') + 2));  // the name may hold anything
  std::string skipped;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  double user = 0, system = 0;
  rest >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double PssMegabytes(pid_t process) { return Kilobytes(TextOf(Proc(process, "smaps_rollup")), "\nPss:") / 1024; }
double PeakMegabytes(pid_t process) { return Kilobytes(TextOf(Proc(process, "status")), "VmHWM:") / 1024; }

std::uint32_t CommitsOf(const std::filesystem::path& database) {
  constexpr std::size_t kChangeCounter = 8;
  const std::string index = TextOf(database.string() + "-shm");
  if (index.size() < kChangeCounter + 4) throw std::runtime_error("the write-ahead log has no index");
  std::uint32_t commits = 0;
  std::memcpy(&commits, index.data() + kChangeCounter, sizeof commits);
  return commits;
}

}  // namespace caseway::bench
