// Around: what happens to invented people and cases beside their pathways: alerts, needs, moves, files, hand-overs,
// broken glass, and people recorded twice.
//
//   if (auto kept = KnowMore(record, person, coming, usual, deed); !kept) ...       // with somebody's first contact
//   if (auto kept = PerhapsAround(record, id, walker, chance, deed); !kept) ...     // with each step on a case
//
// How likely each is, and its words, come from workflows/demonstration.toml. Threads: functions of their arguments; on
// the writer.
#pragma once

#include "app/demonstration/happenings.h"

namespace caseway::app {

// Communication needs, and sometimes a second record of the same person.
Result<void> KnowMore(WritableRecord& record, PersonId person, const Coming& coming, const loader::Demonstration& usual,
                      const casework::Deed& deed);
// Answers a hand-over that waits; else, sometimes, one of the things that happen.
Result<void> PerhapsAround(WritableRecord& record, CaseId id, const Walker& walker, Chance& chance,
                           const casework::Deed& deed);

// What `PerhapsAround` does where it is wanted for certain.
Result<void> BreakGlass(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                        const casework::Deed& deed);
// `usual`: what is likely, where it is not as everywhere (the walker's).
Result<void> WriteForm(WritableRecord& record, const CaseRow& row, const std::string& form, const Walker& walker,
                       Chance& chance, const casework::Deed& deed, const loader::Demonstration* usual = nullptr);

}  // namespace caseway::app
