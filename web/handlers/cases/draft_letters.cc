// The letters that the actions of this stage write, to be read, printed and handed over before that is recorded (P53).
#include <algorithm>

#include "core/casework/letter_format.h"
#include "core/casework/letter_head.h"
#include "core/casework/letters.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/letter_needs.h"
#include "web/handlers/cases/open_action.h"
#include "web/html/checked.h"
#include "web/views/sharing_words.h"

namespace caseway::web {
namespace {

using html::Writer;

// Actions of the stage that this visit's role may take and that write letters; ready or not.
std::vector<pathway::ActionView> WithLetters(const Visit& visit, const casework::CaseContext& context) {
  auto views = pathway::AvailableActions(context.At(), visit.actor, visit.now);
  const auto writes_none = [&](const auto& view) {
    return !view.permitted || casework::LettersOf(context, *view.action, visit.now).empty();
  };
  views.erase(std::remove_if(views.begin(), views.end(), writes_none), views.end());
  return views;
}

// Where it is recorded, once it can be.
void Recording(Writer& w, const SeenCase& seen, const pathway::ActionView& view) {
  w << "<p class=\"govuk-body\">";
  if (view.Ready())
    w.Tag("<a class=\"govuk-link\"").Href(CasePath(seen.row.id, {"actions", view.action->id})).End()
        << "Record it: " << view.action->title << "</a>";
  else w << "It cannot be recorded yet: the case says what “" << view.action->title << "” waits for.";
  w << "</p>";
}

Answer ListPage(Visit& visit, Record& record, const SeenCase& seen, const casework::CaseContext& context) {
  CasePageParts page{.title = "Letters before they are given"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row)
      << "</span><h1 class=\"govuk-heading-l\">Letters before they are given</h1><p class=\"govuk-body\">Each is a "
         "draft "
         "from what stands on the case today. It is kept once what it comes with is recorded.</p>";
    const auto views = WithLetters(visit, context);
    if (views.empty()) w << "<p class=\"app-empty\">Nothing that you can do at this stage writes a letter.</p>";
    for (const auto& view : views) {
      w << "<h2 class=\"govuk-heading-m\">" << view.action->title << "</h2><ul class=\"govuk-list\">";
      for (const auto* letter : casework::LettersOf(context, *view.action, visit.now)) {
        w << "<li>";
        w.Tag("<a class=\"govuk-link\"").Href(DraftLetterUrl(seen.row.id, view.action->id, letter->id)).End()
            << letter->title << "</a> to the " << letter->to << "</li>";
      }
      w << "</ul>";
      Recording(w, seen, view);
    }
  };
  return CasePage(visit, record, seen, std::move(page));
}

Answer DraftPage(Visit& visit, Record& record, const SeenCase& seen, const pathway::Letter& letter,
                 const casework::LetterDraft& draft, const pathway::ActionView& view) {
  const auto subject = record.people().Find(seen.row.subject);
  const std::string by_hand =
      letter.to != "person" || !subject ? "" : casework::WhyByHand(record, *subject, LondonDate(visit.now));
  const auto body = html::CheckedMarkup::Document(draft.html);
  CasePageParts page{.title = "Draft: " + letter.title, .is_letter = true, .deed = AuditDeed::kPrinted};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-visually-hidden app-no-print\">Draft of a letter: " << letter.title << "</h1>";
    w << "<p class=\"govuk-caption-m app-no-print\">To the " << letter.to << ", not written yet</p>";
    ByHandWords(w, by_hand);
    if (!draft.stop.code.empty()) {
      w << "<div class=\"app-no-print\">";
      html::WarningText(
          w, {.text = "This letter would be stopped" +
                      std::string(draft.stop.IsForFormat() ? " until you say in which format it was made" : "") + ": " +
                      draft.stop.say});
      w << "</div>";
    }
    w << "<div class=\"govuk-body app-letter\"><p><strong>DRAFT of " << FormatLong(LondonDate(visit.now))
      << ", not yet given</strong></p>";
    if (body) w << *body;
    else w << "<p>This letter cannot be shown. Tell your administrator.</p>";
    w << "</div><div class=\"app-no-print\">";
    if (letter.to == "person") NeededBeside(w, visit, record, seen.row.subject);
    SharingSummary(w, visit, seen.row.subject, record.people().Sharing(seen.row.subject, visit.viewer()), 2);
    Recording(w, seen, view);
    w << "<button type=\"button\" class=\"govuk-button govuk-button--secondary\" data-print "
         "hidden>Print</button></div>";
  };
  return CasePage(visit, record, seen, std::move(page));
}

}  // namespace

html::Url DraftLetterUrl(CaseId id, const std::string& action, const std::string& letter) {
  return CasePath(id, {"draft-letters"}).Query("action", action).Query("letter", letter);
}

Answer ShowDraftLetters(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, access::Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto context = casework::CaseContext::Load(record, seen->row, visit.library(), visit.now);
  if (!context) return RefuseCase(visit, record, context.error());
  const std::string asked = visit.Query("letter");
  if (asked.empty()) return ListPage(visit, record, *seen, **context);
  for (const auto& view : WithLetters(visit, **context)) {
    if (view.action->id != visit.Query("action")) continue;
    const auto letters = casework::LettersOf(**context, *view.action, visit.now);
    const auto letter = std::find_if(letters.begin(), letters.end(), [&](const auto* one) { return one->id == asked; });
    if (letter == letters.end()) continue;
    const auto draft = casework::DraftLetter(record, **context, **letter, visit.deed());
    if (!draft) return ErrorAnswer(visit, draft.error());
    return DraftPage(visit, record, *seen, **letter, *draft, view);
  }
  return ErrorAnswer(visit, NotFound("There is no such letter at this stage. The case may have moved."));
}

}  // namespace caseway::web
