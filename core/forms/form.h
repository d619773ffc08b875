// FormDefinition: the questions of one form, versioned, with stable ids (DESIGN.md section 8, workflows/README.md).
//
//   const Question* q = form.Find("allegations.abuse_type");    // a group's question, by the path of its definition
//   QuestionTypeName(q->type) -> "choice"
//
// Filled by workflows/loader; nothing here is inferred later. Pure. Threads: immutable once loaded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/forms/condition.h"
#include "core/forms/written.h"

namespace caseway::forms {

enum class QuestionType {
  kText,
  kLongText,
  kYesNoUnknown,
  kChoice,
  kManyChoices,
  kDate,
  kApproximateDate,
  kNumber,
  kMoney,
  kPerson,
  kAddress,
  kRepeatingGroup,
  kTable,
  kOutcomeScore,
  kSignature,
};
// "yes/no/unknown", as the file writes it.
std::string_view QuestionTypeName(QuestionType type);
std::optional<QuestionType> ParseQuestionType(std::string_view name);

struct Section {
  std::string id;
  std::string title;
  std::string help;
  Written written;
};

// A repeating group whose rows are listed on the case and the hub: which of its questions say what a row is, when it
// is due and when it was done ("" when none does).
struct Tracked {
  std::string as;  // "allegation"
  std::string label;
  std::string due;
  std::string done;
  std::string listed = {};            // a list that its rows stand on: "meetings" (core/pathway/listed.h)
  std::vector<std::string> who = {};  // whose it is to do, in this order: "body", "named_person"
};

struct Question {
  std::string id;       // within its form or group
  std::string section;  // of the form; "" within a group
  std::string ask;
  std::string help;
  QuestionType type = QuestionType::kText;
  bool required = false;     // when shown, at submit; saving never requires anything
  std::string required_say;  // "" for the sentence made from `ask`
  std::optional<Condition> show_when;
  std::optional<Condition> withheld_when;  // where it holds the answer stays off prints and letters
  std::string fact;                        // offers the answer last given under this name
  bool carry = false;         // offers what an earlier case said here, to confirm or change; `fact` is then its path
  bool anew = false;          // judged each time: what was said before is not filled in when it is written again
  bool in_own_words = false;  // voice = "person": kept and shown apart from the worker's
  std::string choices;        // the code list of a choice or many choices
  std::string min;            // decimal text; "" for none
  std::string max;
  int decimals = 0;
  bool past = false;           // a date not in the future
  std::size_t max_length = 0;  // in characters; 0 for types without text
  std::optional<Tracked> tracked;
  std::vector<Question> questions;  // of a repeating group or table
  Written written;

  bool IsGroup() const { return type == QuestionType::kRepeatingGroup || type == QuestionType::kTable; }
  const Question* Find(std::string_view id) const;
};

struct FormDefinition {
  std::string id;
  int version = 1;
  std::string title;
  std::string intro;
  std::optional<Condition> when;    // the form is offered only when this holds
  std::vector<Section> sections;    // in file order
  std::vector<Question> questions;  // in file order: "earlier" means above in the file
  Written written;

  // By path: "safe_now", "allegations.abuse_type", also "allegations[2].abuse_type". Null when there is none.
  const Question* Find(std::string_view path) const;
};

}  // namespace caseway::forms
