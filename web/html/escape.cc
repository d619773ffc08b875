#include "web/html/escape.h"

#include <array>
#include <cstdint>

#include "core/plain_run.h"
#include "core/utf8.h"

namespace caseway::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What to do at a byte: copy it, write a reference, or look closer because it starts a longer sequence.
enum Step : std::uint8_t { kCopy, kReference, kSequence };

constexpr std::array<Step, 256> MakeSteps() {
  std::array<Step, 256> steps{};
  for (const unsigned char c : std::string_view("&<>\"'\r\0", 7)) steps[c] = kReference;
  for (std::size_t i = 0x80; i < 256; ++i) steps[i] = kSequence;
  return steps;
}
constexpr std::array<Step, 256> kSteps = MakeSteps();

std::string_view Reference(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;";
    default: return kReplacement;
  }
}

std::size_t SequenceLength(unsigned char first) {
  if (first >= 0xF0) return 4;
  return first >= 0xE0 ? 3 : 2;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Bytes of the valid sequence at `at`, or 0. Accented letters take the short way.
std::size_t ValidSequence(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0xC2 && first <= 0xDF) return at + 1 < text.size() && IsContinuation(text[at + 1]) ? 2 : 0;
  const std::string_view sequence = text.substr(at, SequenceLength(first));
  return IsValidUtf8(sequence) ? sequence.size() : 0;
}

}  // namespace

void AppendEscaped(std::string& out, std::string_view text) {
  std::size_t run = 0;
  std::size_t at = 0;
  const auto replace_byte = [&](std::string_view with) {
    out.append(text.substr(run, at - run)).append(with);
    run = ++at;
  };
  for (;;) {
    at = SkipPlain<'&', '<', '>', '"', '\''>(text, at);
    if (at == text.size()) break;
    const Step step = kSteps[static_cast<unsigned char>(text[at])];
    if (step == kCopy) {
      ++at;
    } else if (step == kReference) {
      replace_byte(Reference(text[at]));
    } else if (const std::size_t length = ValidSequence(text, at)) {
      at += length;
    } else {
      replace_byte(kReplacement);
    }
  }
  out.append(text.substr(run));
}

}  // namespace caseway::html
