// CaseInFull: all that the page of a case shows, read before anything is written.
//
//   const auto full = ReadCaseInFull(visit, record, seen);
//   if (!full) return RefuseCase(visit, record, full.error());
//
// Threads: a page a call, while its record lives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/case_lists.h"

namespace caseway::web {

// Entries of its history on the page; the rest is one link away.
constexpr int kLatestEntries = 20;

struct CaseInFull {
  std::unique_ptr<casework::CaseContext> context;
  std::vector<pathway::ActionView> actions;
  std::vector<FormLine> forms;
  std::vector<ClockRow> clocks;
  std::vector<ItemRow> items;
  std::vector<LinkedCase> links;
  std::vector<SharingChoice> sharing;  // what the person it is about lets us share
  std::vector<LetterRow> letters;
  std::vector<casework::Overtaken> overtaken;  // of the letters
  std::vector<AttachmentRow> files;
  std::vector<ChronologyRow> history;
  std::string team;
  bool may_work = false;
};

// Errors: kNotFound, kInternal when the version of the pathway that the case runs on is not there.
Result<CaseInFull> ReadCaseInFull(Visit& visit, Record& record, const SeenCase& seen);

// The forms of a pathway as its work comes to them: "concern", "gathering", "s42_decision", ... What can no longer be
// written stands in this order on the page and on paper.
std::vector<std::string> FormsInOrderOfWork(const pathway::Definition& definition);

// The user's name, "somebody" for one who is not known here.
std::string NameOf(Record& record, UserId user);

}  // namespace caseway::web
