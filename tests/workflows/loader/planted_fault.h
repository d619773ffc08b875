// Planted: one fault put into the small valid twin, and where it must be found.
//
//   CheckFound({"a misspelt key", kPathway, "owner = \"desk\"", "ownr = \"desk\"", "PW-UNKNOWN-KEY"});
//
// Threads: the test's own.
#pragma once

#include <string>

#include "tests/workflows/loader/planted_workflows.h"

namespace caseway::loader {

inline constexpr char kPathway[] = "visit/pathway.toml";
inline constexpr char kFirst[] = "visit/forms/first.toml";
inline constexpr char kClosing[] = "visit/forms/closing.toml";
inline constexpr char kTable[] = "visit/decisions/next_step.dmn";
inline constexpr char kLetter[] = "visit/letters/done.html";

struct Planted {
  const char* what;
  const char* file;
  const char* from;
  const char* to;
  const char* code;
  int down = 0;         // lines from the beginning of the change to the fault
  const char* in = "";  // another file, where the fault shows
  const char* at = "";  // and the text on its line there; "" for any line
};

// Plants it in a twin of its own; fails the test unless it is found with its code on its line.
void CheckFound(const Planted& planted);

// The repaired twin: plants it and fails the test if anything is found. `code` is not read.
void CheckHarmless(const Planted& planted);

// One a line: "file:12:1: PW-DEAD-END: sentence".
std::string Listed(const pathway::Faults& faults);
// `line` 0: on any line.
bool FoundAt(const Loaded& loaded, const std::string& file, int line, const std::string& code);
// The sentence of the first fault with that code; "" where there is none.
std::string SayOf(const Loaded& loaded, const std::string& code);
bool Noted(const Loaded& loaded, const std::string& file, const std::string& code);

}  // namespace caseway::loader
