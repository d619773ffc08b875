#include "web/views/case_actions.h"

#include <algorithm>

#include "web/chrome.h"
#include "web/handlers/cases/seen_case.h"

namespace caseway::web {
namespace {

using html::Writer;
using pathway::ActionView;

void Ready(Writer& w, const CaseRow& row, const ActionView& view, bool is_way_on = false) {
  w << "<li>";
  html::Button(w,
               {.text = view.action->title,
                .href = CasePath(row.id, {"actions", view.action->id}),
                .classes = is_way_on ? "govuk-!-margin-bottom-1" : "govuk-button--secondary govuk-!-margin-bottom-1"});
  if (!view.action->help.empty())
    w << "<p class=\"govuk-hint govuk-!-margin-bottom-0\">" << view.action->help << "</p>";
  w << "</li>";
}

void FillInFirst(Writer& w, const CaseRow& row, const FirstForm& first) {
  html::Button(w, {.text = "Fill in " + first.title, .href = CasePath(row.id, {"forms", first.id})});
}

void NotReady(Writer& w, const ActionView& view, const AwaitedQuestion& awaited) {
  w << "<li class=\"govuk-!-margin-bottom-3\"><strong>" << view.action->title << "</strong>";
  WhyNot(w, view, awaited);
  w << "</li>";
}

}  // namespace

std::string RolesInWords(const std::vector<std::string>& titles) {
  std::string words;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i > 0) words += i + 1 == titles.size() ? " or " : ", ";
    words += titles[i];
  }
  return words;
}

void WhyNot(Writer& w, const ActionView& view, const AwaitedQuestion& awaited) {
  if (view.Ready()) return;
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  if (!view.permitted) w << "<li>May be done by: " << RolesInWords(view.who) << ".</li>";
  if (view.needs_second_person)
    w << "<li>A second person is needed: you wrote it or brought it here, so a colleague decides.</li>";
  if (view.not_own) w << "<li>Only who holds the case or brought it here does this.</li>";
  for (const auto& unmet : view.unmet) {
    w << "<li>Not yet: ";
    const auto question = awaited.Of(*view.action, unmet);
    if (question) w.Tag("<a class=\"govuk-link\"").Href(*question).End() << unmet.say << "</a>";
    else w << unmet.say;
    w << " <span class=\"app-reference\">(" << unmet.rule << ")</span></li>";
  }
  w << "</ul>";
}

void CaseActions(Writer& w, const CaseRow& row, const std::vector<ActionView>& views, const AwaitedQuestion& awaited,
                 const FirstForm& first) {
  const auto is_ready = [](const ActionView& view) { return view.Ready(); };
  const auto ready = std::count_if(views.begin(), views.end(), is_ready);
  w << "<h2 class=\"govuk-heading-m\" id=\"actions\">What you can do now</h2>";
  if (!first.id.empty()) FillInFirst(w, row, first);
  if (ready == 0) {
    w << "<p class=\"govuk-body\">";
    if (row.open) w << "Nothing moves this case just now. What is missing is listed below.</p>";
    else w << "This case has ended.</p>";
  } else {
    w << "<ul class=\"app-deeds app-no-print\">";
    for (const auto& view : views) {
      if (view.Ready() && view.action == first.way_on) Ready(w, row, view, true);
    }
    for (const auto& view : views) {
      if (view.Ready() && view.action != first.way_on) Ready(w, row, view);
    }
    w << "</ul>";
  }
  const auto missing = static_cast<std::ptrdiff_t>(views.size()) - ready;
  if (missing == 0) return;
  html::Details(w, {.summary = "Not possible yet, and why (" + std::to_string(missing) + ")",
                    .text =
                        [&](Writer& in) {
                          in << "<ul class=\"govuk-list\">";
                          for (const auto& view : views) {
                            if (!view.Ready()) NotReady(in, view, awaited);
                          }
                          in << "</ul>";
                        },
                    .open = ready == 0 && row.open});
}

}  // namespace caseway::web
