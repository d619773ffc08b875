#include <fmt/format.h>

#include <iterator>
#include <set>
#include <string_view>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

using Names = std::set<std::string>;

void AddPaths(const std::vector<feel::NamePath>& paths, Names& used) {
  for (const feel::NamePath& path : paths) {
    if (path.size() > 1) used.insert(path[0] + "." + path[1]);
    else used.insert(path[0]);
  }
}

// Everything that conditions, dates, letters and decisions read.
Names NamesUsed(const BundleCheck& check) {
  Names used;
  for (const ConditionUse& use : AllConditions(check.bundle)) AddPaths(use.condition->reads, used);
  for (const Measure& measure : check.definition.measures) {
    if (measure.of) AddPaths(measure.of->reads, used);
    if (measure.met) AddPaths(measure.met->reads, used);
  }
  for (const auto& [id, decision] : check.bundle.decisions) AddPaths(decision.model.NamesUsed(decision.decision), used);
  for (const auto& [id, letter] : check.bundle.letters) {
    for (const LetterPlace& place : letter.places) used.insert(place.name);
  }
  for (const ClockRule& clock : check.definition.clocks) {
    used.insert(clock.due.rule.from);
    used.insert(clock.renewed_by.begin(), clock.renewed_by.end());
  }
  for (const State& state : check.definition.states) {
    if (state.due) used.insert(state.due->rule.from);
    for (const Action& action : state.actions) {
      if (action.after) used.insert(action.after->rule.from);
      for (const HandedOn& handed : action.hands_on) used.insert(handed.forms.begin(), handed.forms.end());
    }
  }
  return used;
}

// Words are written to be read; a coded answer, a number or a date is asked for some use.
bool IsForUse(const forms::Question& question) {
  switch (question.type) {
    case forms::QuestionType::kText:
    case forms::QuestionType::kLongText:
    case forms::QuestionType::kPerson:
    case forms::QuestionType::kAddress:
    case forms::QuestionType::kSignature:
    case forms::QuestionType::kRepeatingGroup:
    case forms::QuestionType::kTable: return false;
    default: return question.fact.empty();
  }
}

void CheckForms(const BundleCheck& check) {
  Names offered;
  for (const State& state : check.definition.states) {
    offered.insert(state.forms.begin(), state.forms.end());
    for (const Action& action : state.actions) offered.insert(action.form);
  }
  for (const auto& [id, form] : check.bundle.forms) {
    if (!offered.count(id))
      check.Fault(form.written.Of("form"), "PW-FORM-NOT-OFFERED",
                  fmt::format("No state and no action offers the form “{}”: nobody can reach its questions.", id));
  }
}

void NoteQuestions(const BundleCheck& check, const Names& used) {
  for (const auto& [id, form] : check.bundle.forms) {
    for (const forms::Question& question : form.questions) {
      if (!IsForUse(question) || used.count(id) || used.count(id + "." + question.id)) continue;
      check.Note(question.written.header, "PW-UNUSED-QUESTION",
                 fmt::format("Nothing uses the answer to “{}” of the form “{}”.", question.id, id));
    }
  }
}

void NoteLetters(const BundleCheck& check) {
  Names sent;
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) sent.insert(action.letters.begin(), action.letters.end());
  }
  for (const auto& [id, letter] : check.bundle.letters) {
    if (!sent.count(id))
      check.Note(letter.written.header, "PW-UNUSED-LETTER", fmt::format("No action sends the letter “{}”.", id));
  }
}

// Settings that the program itself reads by name, whatever the pathways are.
constexpr std::string_view kReadByProgram[] = {"break_glass.hours",
                                               "import_exception.look_again",
                                               "no_contact.weeks",
                                               "safeguarding.long_enquiry",
                                               "look_again.by_hand",
                                               "safeguarding.repeat_window",
                                               "attachments.most_megabytes",
                                               "letters.address",
                                               "letters.telephone",
                                               "letters.email",
                                               "letters.hours",
                                               "letters.complaints"};

void AddSetting(const DueRule& rule, Names& read) {
  if (!rule.setting.empty()) read.insert(rule.setting.substr(0, rule.setting.find('{')));
}

Names SettingsRead(const Library& library) {
  Names read(std::begin(kReadByProgram), std::end(kReadByProgram));
  for (const auto& [id, bundle] : library.live()) {
    for (const ClockRule& clock : bundle->definition.clocks) AddSetting(clock.due.rule, read);
    for (const State& state : bundle->definition.states) {
      if (state.due) AddSetting(state.due->rule, read);
      for (const Action& action : state.actions) {
        if (action.after) AddSetting(action.after->rule, read);
        if (!action.four_eyes_setting.empty()) read.insert(action.four_eyes_setting);
      }
    }
  }
  return read;
}

}  // namespace

void NoteUnusedSettings(const Library& library, Report& report) {
  const Names read = SettingsRead(library);
  for (const auto& [id, setting] : library.council.settings) {
    const auto stem = id.substr(0, id.rfind('.') + 1);  // "risk_check." of "risk_check.{band}"
    if (!read.count(id) && !(stem.size() > 1 && read.count(stem)))
      report.notes.push_back(
          {setting.written.header, "PW-UNUSED-SETTING", fmt::format("Nothing reads the setting “{}”.", id), {}});
  }
}

void CheckUses(const BundleCheck& check) {
  const Names used = NamesUsed(check);
  CheckForms(check);
  NoteQuestions(check, used);
  NoteLetters(check);
  for (const DecisionUse& use : check.definition.decisions) {
    if (!used.count("decision." + use.id))
      check.Note(use.written.header, "PW-UNUSED-DECISION",
                 fmt::format("No condition reads the decision “{}”.", use.id));
  }
}

}  // namespace caseway::pathway
