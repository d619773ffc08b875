#include "web/html/components/character_count.h"

#include <string>
#include <utility>

namespace caseway::html {
namespace {

std::string Limit(const CharacterCountOptions& options) {
  if (options.max_words > 0) return "You can enter up to " + std::to_string(options.max_words) + " words";
  if (options.max_length > 0) return "You can enter up to " + std::to_string(options.max_length) + " characters";
  return {};
}

std::string Joined(std::string_view first, std::string_view second) {
  return second.empty() ? std::string(first) : std::string(first).append(" ").append(second);
}

FormGroupOptions Group(const CharacterCountOptions& options, std::string_view id) {
  FormGroupOptions group = options.form_group;
  group.classes = Joined("govuk-character-count", options.form_group.classes);
  group.attributes = {{"data-module", "govuk-character-count"}};
  const auto add = [&](AttributeName name, int value) {
    if (value > 0) group.attributes.push_back({name, std::to_string(value)});
  };
  add("data-maxlength", options.max_length);
  add("data-maxwords", options.max_words);
  add("data-threshold", options.threshold);
  if (options.max_words > 0) group.attributes.push_back({"data-count-type", "words"});
  for (const Attribute& attribute : options.form_group.attributes) group.attributes.push_back(attribute);
  group.after_input = [&options, info = std::string(id) + "-info"](Writer& w) {
    Hint(w, {.text = Limit(options),
             .id = info,
             .classes = Joined("govuk-character-count__message", options.message_classes)});
    w << options.form_group.after_input;
  };
  return group;
}

}  // namespace

void CharacterCount(Writer& w, const CharacterCountOptions& options) {
  const std::string_view id = options.id.empty() ? options.name : options.id;
  Textarea(w, {.name = options.name,
               .label = options.label,
               .hint = options.hint,
               .error = options.error,
               .value = options.value,
               .rows = options.rows,
               .id = id,
               .classes = Joined("govuk-js-character-count", options.classes),
               .spellcheck = options.spellcheck,
               .described_by = std::string(id) + "-info",
               .form_group = Group(options, id),
               .attributes = options.attributes});
}

}  // namespace caseway::html
