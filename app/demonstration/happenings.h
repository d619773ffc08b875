// Happenings: what comes to an invented council from outside and beside its pathways: contacts, carers, deaths, notes.
//
//   Result<Document> logged = LogComing(record, coming, demonstration, deed);   // one person gets in touch
//
// What is likely comes from workflows/demonstration.toml. Threads: functions of their arguments; on the writer.
#pragma once

#include "app/demonstration/walker.h"

namespace caseway::app {

struct Coming {
  std::uint64_t seed = 1;
  std::uint64_t order = 0;   // of all that happens: what is drawn depends on it
  std::uint64_t person = 0;  // the how manieth of the council's people
  PersonId subject;          // none: nobody knows them yet
  bool safeguarding = false;
  Instant at{};
  Date today;  // of the demonstration, for ages
};
// Logs the contact, and a carer with somebody's first. Nothing for who has died meanwhile.
// -> as LogContact; empty where nothing was logged
Result<Document> LogComing(WritableRecord& record, const Coming& coming, const loader::Demonstration& usual,
                           const casework::Deed& deed);

// Sometimes the person a case is about has died: likelier where an ending by it was not reached yet.
Result<void> PerhapsDie(WritableRecord& record, CaseId id, const Walker& walker, const Endings& endings, Chance& chance,
                        const casework::Deed& deed);
// Sometimes whoever holds the case writes a note.
Result<void> PerhapsNote(WritableRecord& record, CaseId id, const Walker& walker, Chance& chance,
                         const casework::Deed& deed);

}  // namespace caseway::app
