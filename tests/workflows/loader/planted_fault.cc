#include "tests/workflows/loader/planted_fault.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace caseway::loader {
namespace {

bool Has(const pathway::Faults& faults, const std::string& file, int line, const std::string& code) {
  return std::any_of(faults.begin(), faults.end(), [&](const pathway::Fault& fault) {
    const std::string& in = fault.place.file;
    const bool in_file = in.size() >= file.size() && in.compare(in.size() - file.size(), file.size(), file) == 0;
    return in_file && fault.code == code && (line == 0 || fault.place.line == line);
  });
}

}  // namespace

std::string Listed(const pathway::Faults& faults) {
  std::string text;
  for (const auto& fault : faults) text += forms::ToString(fault.place) + ": " + fault.code + ": " + fault.say + "\n";
  return text;
}

bool FoundAt(const Loaded& loaded, const std::string& file, int line, const std::string& code) {
  return Has(loaded.faults, file, line, code);
}

bool Noted(const Loaded& loaded, const std::string& file, const std::string& code) {
  return Has(loaded.notes, file, 0, code);
}

std::string SayOf(const Loaded& loaded, const std::string& code) {
  for (const auto& fault : loaded.faults) {
    if (fault.code == code) return fault.say;
  }
  return "";
}

void CheckHarmless(const Planted& planted) {
  PlantedWorkflows twin;
  twin.Change(planted.file, planted.from, planted.to);
  const Loaded loaded = twin.Load();
  INFO(planted.what << ": expected no fault\n" << Listed(loaded.faults));
  CHECK(loaded.faults.empty());
}

void CheckFound(const Planted& planted) {
  PlantedWorkflows twin;
  const bool elsewhere = *planted.in != '\0';
  int line = twin.Change(planted.file, planted.from, planted.to) + planted.down;
  if (elsewhere) line = *planted.at != '\0' ? twin.Change(planted.in, planted.at, planted.at) : 0;
  const Loaded loaded = twin.Load();
  INFO(planted.what << ": expected " << planted.code << " on line " << line << "\n" << Listed(loaded.faults));
  CHECK(FoundAt(loaded, elsewhere ? planted.in : planted.file, line, planted.code));
  for (const auto* told : {&loaded.faults, &loaded.notes}) {
    for (const auto& one : *told) CHECK((!one.place.file.empty() && one.place.line > 0 && one.place.column > 0));
  }
}

}  // namespace caseway::loader
