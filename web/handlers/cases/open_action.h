// OpenAction: an action as this visit stands to it, with its own form when it has one; and the page it is taken on.
//
//   const auto open = LoadAction(visit, record, seen);
//   if (!open) return RefuseCase(visit, record, open.error());
//   return ActionPage(visit, record, seen, *open, {});
//
// Threads: a page a call, while its record lives.
#pragma once

#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/seen_case.h"

namespace caseway::web {

struct OpenAction {
  OpenForm form;  // form.form is null without one
  pathway::ActionView view;
  const pathway::Action& action() const { return *view.action; }
};

// The action of the path {action}. Errors: kConflict when it cannot be done where the case stands now.
Result<OpenAction> LoadAction(const Visit& visit, Record& record, const SeenCase& seen);

// Where a letter of the action can be looked at and printed before it is given.
html::Url DraftLetterUrl(CaseId id, const std::string& action, const std::string& letter);

struct ActionPageParts {
  const Document* answers = nullptr;  // of its own form, as typed
  const Error* error = nullptr;       // what the deed was refused for
  bool shows_form_errors = false;
};

// What it does, what it needs, its own form in place; or why it is not possible yet.
Answer ActionPage(Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                  const ActionPageParts& parts);

}  // namespace caseway::web
