#include "core/utf8.h"

#include "core/plain_run.h"

namespace caseway {
namespace {

struct Lead {
  int more;                // continuation bytes that follow
  std::uint32_t bits;      // the lead's own bits
  std::uint32_t at_least;  // the smallest code point of this length
};

bool ReadLead(unsigned char c, Lead& lead) {
  if (c < 0x80) {
    lead = {0, c, 0};
    return true;
  }
  if (c >= 0xC2 && c <= 0xDF) {
    lead = {1, c & 0x1Fu, 0x80};
    return true;
  }
  if (c >= 0xE0 && c <= 0xEF) {
    lead = {2, c & 0x0Fu, 0x800};
    return true;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    lead = {3, c & 0x07u, 0x10000};
    return true;
  }
  return false;
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    i = SkipPlain<>(text, i);
    if (i == text.size()) break;
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    Lead lead{};
    if (!ReadLead(static_cast<unsigned char>(text[i++]), lead)) return false;
    std::uint32_t point = lead.bits;
    for (int k = 0; k < lead.more; ++k, ++i) {
      if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return false;
      point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    if (point < lead.at_least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
  }
  return true;
}

bool IsPlainText(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t point = NextCodePoint(text, at);
    const bool breaks = point == '\n' || point == '\r' || point == '\t';
    if (breaks && lines) continue;
    const bool controls = point < 0x20 || (point >= 0x7F && point < 0xA0);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    const bool separates = point == 0x2028 || point == 0x2029;
    if (controls || turns || separates) return false;
  }
  return true;
}

void AppendUtf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | point >> 12);
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | point >> 18);
    out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::uint32_t NextCodePoint(std::string_view text, std::size_t& at) {
  Lead lead{};
  if (!ReadLead(static_cast<unsigned char>(text[at++]), lead)) return 0xFFFD;
  std::uint32_t point = lead.bits;
  for (int k = 0; k < lead.more && at < text.size(); ++k)
    point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
  return point;
}

}  // namespace caseway
