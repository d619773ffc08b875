// Event: one thing that happened, in its envelope (DESIGN.md section 4). The log of events is the record; all else
// folds from it.
//
// Events carry results (next state, due date with its explanation, decision outputs, limit and calendar version), so
// that a rebuild runs no rule. Types and payload shapes are listed in core/casework/events.h. Threads: values.
#pragma once

#include <cstdint>
#include <string>

#include "core/dates.h"
#include "core/document.h"
#include "core/ids.h"

namespace caseway {

// What an event is about: "person/41", "case/77". Kinds: person, contact, case, account, team, setting, import.
struct Stream {
  std::string kind;
  std::int64_t id = 0;
  bool operator==(const Stream&) const = default;
};

// When something happened, as told: a London wall-clock time known to this precision ("about 3pm" is kHour).
enum class HappenedPrecision { kMinute, kHour, kDay, kMonth, kYear };
struct Happened {
  LondonTime local;
  HappenedPrecision precision = HappenedPrecision::kMinute;
  bool operator==(const Happened&) const = default;
};

// What a use case asks the log to keep.
struct NewEvent {
  Stream stream;
  std::string type;      // "case.advanced": declared once, never renamed
  int type_version = 1;  // of the payload's shape; older ones are read through upcasters
  UserId actor;          // none: the system
  Happened happened;
  std::string definition;  // digest of the bundle that decided, or ""
  Document payload;
};

// The same, kept. `position` runs over the whole log from 1, `sequence` over its stream from 1.
struct Event : NewEvent {
  std::int64_t position = 0;
  std::int64_t sequence = 0;
  std::string command;  // the id of the command it answers; one command may append several events
  Instant entered{};
  bool erased = false;  // the payload was erased by law: a tombstone that replay accepts
};

}  // namespace caseway
