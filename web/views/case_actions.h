// What can be done with a case now, and of everything else why not and who may (F5, F8).
//
//   CaseActions(w, row, pathway::AvailableActions(context->At(), visit.actor, visit.now), {*context, visit.now},
//               {"screening", "Screening"});
//
// The form that most of it waits for comes first. Every unmet requirement is listed with its rule id, and leads to
// the question it waits for. Threads: a page a call.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/engine.h"
#include "web/html/html.h"
#include "web/views/awaited_question.h"
#include "web/visit.h"

namespace caseway::web {

// What the green button is for (core/pathway/unlocking.h): an action once all it asks for is answered, else the form to
// fill in first; no id for none.
struct FirstForm {
  std::string id, title;
  const pathway::Action* way_on = nullptr;
};
void CaseActions(html::Writer& w, const CaseRow& row, const std::vector<pathway::ActionView>& views,
                 const AwaitedQuestion& awaited, const FirstForm& first = {});
// "Team manager or Senior".
std::string RolesInWords(const std::vector<std::string>& titles);
// The reasons why an action cannot be done, as a list; nothing when it can.
void WhyNot(html::Writer& w, const pathway::ActionView& view, const AwaitedQuestion& awaited);

}  // namespace caseway::web
