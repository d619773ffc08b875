// Setting use: whether a new value of a setting fits all that reads it, before anybody's date is counted by it.
//
//   FitsItsUse(library, setting, "1 working day").error().say
//       // "“Not safe: act now” counts round the clock: enter hours, such as 4 hours."
//
// Threads: pure.
#pragma once

#include <string>

#include "core/pathway/bundle.h"
#include "core/result.h"

namespace caseway::pathway {

// The dates of all live pathways, and what the program itself reads, with the value in force. Errors: kInvalidInput on
// the field "value", as a sentence for whoever typed it.
Result<void> FitsItsUse(const Library& library, const Setting& setting, const std::string& value);

// A value that fits, to be shown beside the field: "4 hours" where all that reads the setting counts round the clock.
// "" for a setting that is no span, and where nothing ordinary fits.
std::string ExampleFor(const Library& library, const Setting& setting);

// Whether a date rule that names its setting as "risk_check.{band}" reads the setting "risk_check.high".
bool ReadsSetting(std::string_view named, std::string_view setting);

}  // namespace caseway::pathway
