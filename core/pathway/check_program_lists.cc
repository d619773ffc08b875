// The code lists and settings that the program itself reads by name, and what it needs of them.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/calendar/span.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/file_kinds.h"
#include "core/pathway/program_codes.h"

namespace caseway::pathway {
namespace {

void CheckFileKinds(const forms::CodeList& list, Report& report) {
  for (const forms::Code& code : list.codes) {
    if (auto fault = FaultOfKind(code))
      report.faults.push_back({code.written.Of(fault->key), "PW-FILE-KIND", std::move(fault->say)});
  }
}

// Those without which a rule of the program could not be kept.
void CheckNeeded(const forms::CodeLists& codes, Report& report) {
  for (const NeededCode& needed : kNeededCodes) {
    const auto list = codes.find(needed.list);
    if (list == codes.end() || list->second.Find(needed.code) != nullptr) continue;
    report.faults.push_back({list->second.written.Of("codes"), "PW-UNKNOWN-CODE",
                             fmt::format("“{}” needs the code “{}”: {}.", needed.list, needed.code, needed.why)});
  }
}

// With which band something stands before it has one.
void CheckBands(const forms::CodeLists& codes, Report& report) {
  const auto urgencies = codes.find("urgencies"), bands = codes.find("urgency-bands");
  if (urgencies == codes.end() || bands == codes.end()) return;
  for (const forms::Code& code : urgencies->second.codes) {
    const auto band = code.more.find("band");
    if (band == code.more.end() || bands->second.Find(band->second) != nullptr) continue;
    report.faults.push_back(
        {code.written.Of("band"), "PW-UNKNOWN-CODE", fmt::format("“urgency-bands” has no code “{}”.", band->second)});
  }
}

// Spans that the program counts by itself: it would read another unit as none.
void CheckUnits(const Library& library, std::string_view id, bool (*fits)(const Span&), const char* needs,
                Report& report) {
  const auto setting = library.council.settings.find(id);
  if (setting == library.council.settings.end()) return;
  const auto& values = setting->second.history.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto span = ParseSpan(values[i].value);
    if (span && fits(*span)) continue;
    report.faults.push_back({setting->second.written.Of(fmt::format("values.{}", i)), "PW-BAD-SPAN",
                             fmt::format("“{}” {}, not “{}”.", id, needs, values[i].value)});
  }
}

}  // namespace

void CheckProgramLists(const Library& library, Report& report) {
  if (const auto kinds = library.codes.find(kFileKinds); kinds != library.codes.end())
    CheckFileKinds(kinds->second, report);
  CheckNeeded(library.codes, report);
  CheckBands(library.codes, report);
  for (const std::string_view id : kLookBackSettings)
    CheckUnits(library, id, LooksBackBy, "looks back by days, weeks or months", report);
  for (const std::string_view id : kElapsedHoursSettings)
    CheckUnits(library, id, IsElapsedHours, "counts hours round the clock", report);
}

}  // namespace caseway::pathway
