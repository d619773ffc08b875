#include "core/pathway/unlocking.h"

#include <algorithm>

#include "core/pathway/permitted.h"

namespace caseway::pathway {
namespace {

bool WaitsFor(const Bundle& bundle, const ActionView& view, const std::string& form) {
  const auto& all = view.action->requirements;
  return std::any_of(view.unmet.begin(), view.unmet.end(), [&](const Unmet& unmet) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.rule == unmet.rule; });
    return found != all.end() && IsAbout(bundle, *found, form);
  });
}

bool IsDueAtOnce(const State& state) { return state.due && state.due->rule.within == Span{0, SpanUnit::kHours}; }

// Whether the stage ends by itself by what is answered in the form.
bool LetsItEnd(const Bundle& bundle, const State& state, const std::string& form) {
  return std::any_of(state.actions.begin(), state.actions.end(), [&](const Action& way_out) {
    return way_out.by_system && way_out.when && IsAbout(bundle, {.when = *way_out.when}, form);
  });
}

// How many of its requirements read a form of this stage that was submitted: of others they hold without an answer.
std::ptrdiff_t AnsweredRequirements(const CaseAt& at, const Action& action, const std::vector<std::string>& forms) {
  const auto& all = action.requirements;
  return std::count_if(all.begin(), all.end(), [&](const Requirement& requirement) {
    return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
      return at.facts.Submitted(form) != nullptr && IsAbout(at.bundle, requirement, form);
    });
  });
}

bool IsTheirs(const ActionView& view) { return view.permitted && !view.needs_second_person && !view.not_own; }

const Action* WhatLetsItEnd(const CaseAt& at, const std::vector<ActionView>& views) {
  const State* state = at.bundle.definition.Find(at.state.state);
  if (state == nullptr || !IsDueAtOnce(*state)) return nullptr;
  const auto found = std::find_if(views.begin(), views.end(), [&](const ActionView& view) {
    return view.Ready() && !view.action->form.empty() && LetsItEnd(at.bundle, *state, view.action->form);
  });
  return found == views.end() ? nullptr : found->action;
}

}  // namespace

const Action* ActionOnceAnswered(const CaseAt& at, const std::vector<ActionView>& views, Instant now) {
  if (const Action* at_once = WhatLetsItEnd(at, views)) return at_once;
  const auto forms = OfferedForms(at, now);
  const ActionView* asks_most = nullptr;
  std::ptrdiff_t most = 0;
  for (const auto& view : views) {
    const auto asked = IsTheirs(view) ? AnsweredRequirements(at, *view.action, forms) : 0;
    if (asked > most) most = asked, asks_most = &view;
  }
  return asks_most != nullptr && asks_most->Ready() ? asks_most->action : nullptr;
}

std::string FormThatUnlocksMost(const CaseAt& at, const std::vector<ActionView>& views, Instant now) {
  std::string first;
  std::ptrdiff_t most = 0;
  for (const std::string& form : OfferedForms(at, now)) {
    const auto waiting = std::count_if(views.begin(), views.end(), [&](const ActionView& view) {
      return IsTheirs(view) && WaitsFor(at.bundle, view, form);
    });
    if (waiting > most) most = waiting, first = form;
  }
  return first;
}

}  // namespace caseway::pathway
