#include "tests/workflows/loader/planted_workflows.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace caseway::loader {
namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

PlantedWorkflows::PlantedWorkflows() {
  static int count = 0;
  folder_ = fs::temp_directory_path() / ("caseway-planted-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  const fs::path source(CASEWAY_SOURCE_DIR);
  fs::copy(source / "tests/workflows/loader/planted", folder_, fs::copy_options::recursive);
  fs::create_directory(folder_ / "calendars");
  for (const auto& entry : fs::directory_iterator(source / "workflows/calendars")) {
    if (entry.path().extension() == ".toml") fs::copy(entry.path(), folder_ / "calendars");
  }
}

PlantedWorkflows::~PlantedWorkflows() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

int PlantedWorkflows::Change(const std::string& file, const std::string& from, const std::string& to) {
  std::string text = Read(folder_ / file);
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the twin's " + file + " has no: " + from);
  text.replace(at, from.size(), to);
  Write(file, text);
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

void PlantedWorkflows::Write(const std::string& file, const std::string& text) {
  std::ofstream(folder_ / file, std::ios::binary) << text;
}

void PlantedWorkflows::Remove(const std::string& file) { fs::remove(folder_ / file); }

Loaded PlantedWorkflows::Load() const {
  return LoadWorkflows(folder_,
                       [](std::string_view text) { return std::to_string(std::hash<std::string_view>()(text)); });
}

}  // namespace caseway::loader
