#include "app/demonstration/preparing.h"

#include <algorithm>

#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/engine.h"
#include "core/pathway/scope.h"

namespace caseway::app {
namespace {

using pathway::Action;
using pathway::ActionView;
using Context = casework::CaseContext;

constexpr int kMostTries = 5;  // at filling the forms so that an action's requirements hold
constexpr int kMostFills = 4;  // at filling one form so that it can be submitted

// Somebody close to the person, where the form asks for a person.
std::string CloseTo(const Writing& writing, const forms::FormDefinition& form) {
  const bool asks = std::any_of(form.questions.begin(), form.questions.end(),
                                [](const auto& one) { return one.type == forms::QuestionType::kPerson; });
  if (!asks) return "";
  Viewer everything;
  everything.is_system = true;
  const auto ties = writing.record.people().Relationships(writing.row.subject, everything);
  return ties.empty() ? "" : std::to_string(ties.front().other.value);
}

// Whether a requirement that does not hold asks about the form, itself or through a decision.
bool IsAskedFor(const std::string& form, const Action& action, const std::vector<Unmet>& unmet,
                const pathway::Bundle& bundle) {
  const std::string name = form + ".";
  for (const auto& requirement : action.requirements) {
    const bool holds =
        std::none_of(unmet.begin(), unmet.end(), [&](const Unmet& one) { return one.rule == requirement.rule; });
    if (holds) continue;
    if (requirement.when.text.find(name) != std::string::npos) return true;
    for (const auto& [id, decision] : bundle.decisions) {
      const bool decides = requirement.when.text.find("decision." + id) != std::string::npos;
      if (decides && decision.text.find(name) != std::string::npos) return true;
    }
  }
  return false;
}

class Try {
 public:
  Try(const Errand& errand, Context& context, Chance& chance) : errand_(errand), context_(context), chance_(chance) {}

  // First what nobody has written yet, then what can be done elsewhere, and only then another word on what was said.
  std::optional<Attempt> Run() {
    if (!View() || !view_->permitted || view_->needs_second_person || view_->not_own) return std::nullopt;
    WriteForms(false);
    WriteUsual();
    WriteOwnForm();
    if (View() && view_->Ready()) return std::move(attempt_);
    if (Remedied()) return std::move(attempt_);
    WriteForms(true);
    if (View() && (view_->Ready() || Remedied())) return std::move(attempt_);
    return std::nullopt;
  }
  bool wrote() const { return attempt_.own || !attempt_.forms.empty(); }

 private:
  bool View() {
    view_ = pathway::ViewAction(context_.At(), errand_.action, errand_.actor, errand_.now);
    return view_.has_value();
  }

  void Write(const std::string& name, bool again) {
    if (again == (context_.facts().Submitted(name) == nullptr)) return;
    if (IsAskedFor(name, errand_.action, view_->unmet, context_.bundle())) Submit(name);
  }
  void Submit(const std::string& name) {
    const auto& form = context_.bundle().forms.find(name)->second;
    const auto answers = ValidAnswers(ToWrite(), context_, form, context_.bundle().codes, chance_);
    if (!answers) return;
    context_.facts().Submit(name, forms::Normalise(form, *answers), {});
    auto& written = attempt_.forms;
    written.erase(std::remove_if(written.begin(), written.end(), [&](const auto& one) { return one.first == name; }),
                  written.end());
    written.emplace_back(name, *answers);
  }
  void WriteForms(bool again) {
    for (const auto& name : context_.bundle().definition.Find(context_.row().state)->forms) Write(name, again);
  }

  // What somebody has written before a case goes on, though no rule asks for it.
  void WriteUsual() {
    const auto& usual = errand_.usual.around.left_with;
    const bool goes_on =
        errand_.action.to != context_.row().state && errand_.action.ends != pathway::EndEffect::kRecordedInError;
    // Who decides as the second person writes nothing: they could not decide then.
    if (!goes_on || errand_.action.four_eyes) return;
    for (const auto& name : pathway::OfferedForms(context_.At(), errand_.now)) {
      const auto said = usual.find(name);
      const bool written = said == usual.end() || context_.facts().Submitted(name) != nullptr;
      if (!written && chance_.Hits(said->second / 100.0)) Submit(name);
    }
  }

  void WriteOwnForm() {
    if (errand_.action.form.empty()) return;
    const auto& form = context_.bundle().forms.find(errand_.action.form)->second;
    attempt_.own = ValidAnswers(ToWrite(), context_, form, context_.bundle().codes, chance_);
    if (attempt_.own) context_.facts().Submit(form.id, forms::Normalise(form, *attempt_.own), {});
  }

  bool Remedied() {
    for (const auto& remedy :
         RemediesFor(errand_.record, errand_.row, errand_.library, access::ViewerOf(errand_.roles, errand_.actor))) {
      const SupposedFacts supposed(context_.facts(), remedy);
      const auto at = context_.At();
      const pathway::CaseAt then{at.bundle, at.state, supposed, at.council, at.roles};
      const auto view = pathway::ViewAction(then, errand_.action, errand_.actor, errand_.now);
      if (!view || !view->Ready()) continue;
      attempt_.remedy = remedy;
      return !remedy.raises || WriteConcern();
    }
    return false;
  }
  bool WriteConcern() {
    const auto concerns = pathway::ReceivingConcerns(errand_.library);
    const auto form = concerns->forms.find(pathway::FirstAsked(*concerns).form);
    if (form == concerns->forms.end()) return true;
    const auto answers = ValidAnswers(ToWrite(), context_, form->second, concerns->codes, chance_);
    if (answers) attempt_.concern = *answers;
    return answers.has_value();
  }

  Writing ToWrite() const { return {errand_.record, errand_.row, errand_.usual, errand_.now, errand_.seed}; }

  const Errand& errand_;
  Context& context_;
  Chance& chance_;
  Attempt attempt_;
  std::optional<ActionView> view_;
};

}  // namespace

std::optional<Document> ValidAnswers(const Writing& writing, Context& context, const forms::FormDefinition& form,
                                     const forms::CodeLists& codes, Chance& chance) {
  const Filling filling{writing.usual,
                        codes,
                        LondonDate(writing.now),
                        LondonDate(writing.row.received),
                        writing.row.subject,
                        CloseTo(writing, form),
                        writing.seed};
  const auto at = context.At();
  for (int i = 0; i < kMostFills; ++i) {
    const Document answers = PlausibleAnswers(form, filling, chance);
    const pathway::Scope scope(at, writing.now);
    const forms::AnswerContext answering{scope, codes, writing.now};
    const auto shown = forms::Show(form, answers, answering);
    if (forms::Validate(form, answers, shown, answering).empty()) return forms::OnlyShown(form, answers, shown);
  }
  return std::nullopt;
}

std::optional<Attempt> Prepare(const Errand& errand, Chance& chance) {
  for (int i = 0; i < kMostTries; ++i) {
    auto context = Context::Load(errand.record, errand.row, errand.library, errand.now);
    if (!context) return std::nullopt;
    Try once(errand, **context, chance);
    if (auto attempt = once.Run()) return attempt;
    if (!once.wrote()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace caseway::app
