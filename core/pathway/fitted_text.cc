#include "core/pathway/fitted_text.h"

namespace caseway::pathway {
namespace {

// Thousandths of the letter size: the widest letter of its class.
int LetterWidth(char c) {
  constexpr std::string_view kThin = "'ijl|.,:;!It/ ()[]f-r";
  constexpr std::string_view kWide = "mMW%";
  if (kThin.find(c) != std::string_view::npos) return c == 'r' || c == '(' || c == ')' || c == '-' ? 335 : 280;
  if (kWide.find(c) != std::string_view::npos) return 945;
  if (c == 'w') return 725;
  return c >= 'A' && c <= 'Z' ? 735 : 560;
}

// The bytes after the first of a letter outside ASCII take no room of their own.
bool Continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

void AddWord(std::vector<std::string>& lines, std::string_view word, const Frame& frame) {
  std::string& last = lines.back();
  std::string longer = last.empty() ? std::string(word) : last + " " + std::string(word);
  if (!last.empty() && TextWidth(longer, frame.size) > frame.width) lines.emplace_back(word);
  else last = std::move(longer);
}

void CutToWidth(std::string& line, const Frame& frame) {
  while (!line.empty() && TextWidth(line + "…", frame.size) > frame.width) {
    while (Continues(line.back())) line.pop_back();
    line.pop_back();
  }
  line += "…";
}

}  // namespace

int TextWidth(std::string_view text, int size) {
  int thousandths = 0;
  for (char c : text) thousandths += Continues(c) ? 0 : LetterWidth(c);
  return (thousandths * size + 999) / 1000;
}

std::vector<std::string> FittedLines(std::string_view text, const Frame& frame) {
  std::vector<std::string> lines(1);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    AddWord(lines, text.substr(from, to - from), frame);
    from = to + 1;
  }
  const bool cut = lines.size() > frame.most;
  if (cut) lines.resize(frame.most);
  for (std::string& line : lines) {
    if ((cut && &line == &lines.back()) || TextWidth(line, frame.size) > frame.width) CutToWidth(line, frame);
  }
  return lines;
}

}  // namespace caseway::pathway
