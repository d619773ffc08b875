// The columns of a referral as fields to put right: each with its label, what came, and what is wrong with it.
//
//   ArrivalFields(w, [&](std::string_view column) { return row[column].Text(); }, error);
//   ArrivalTyped(visit) -> {{"external_ref", "CC-1"}, ...}          // every column, as posted
//
// A choice that no list offers is said beside it, never guessed. Threads: a page a call.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "web/chrome.h"

namespace caseway::web {

using ColumnValues = std::function<std::string(std::string_view column)>;
void ArrivalFields(html::Writer& w, const ColumnValues& value, const Error* error);
std::vector<std::pair<std::string, std::string>> ArrivalTyped(const Visit& visit);
// As a row says it: "yes" whatever its capitals.
bool SaysYes(const std::string& text);
// A tag for a row that says safeguarding, or whose answer cannot be read as a no (P1); nothing for one that says no.
void ArrivalSafeguarding(html::Writer& w, const ImportExceptionRow& row);
// What came in a column, its dates as they stand elsewhere: "01/10/2026 09:16".
std::string ColumnWords(std::string_view column, const std::string& value);
// "Date of birth", for date_of_birth; the column itself when it is none of ours.
std::string ColumnTitle(std::string_view column);

}  // namespace caseway::web
