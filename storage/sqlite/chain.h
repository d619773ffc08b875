// Chain: how each row of the log and of the audit is tied to the one before.
//
//   link = SHA-256(previous link || canonical row);   the first previous link is 32 zero bytes
//
// A canonical row is its fields in a fixed order, each as "<bytes>:<field>,", so that no two rows read alike. What goes
// in, and in which order, must never change (docs/storage_format.md). Pure.
#pragma once

#include <string>
#include <string_view>

#include "core/event.h"
#include "core/ports/audit.h"
#include "core/ports/digest.h"
#include "core/ports/log.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

// The end of a chain in memory.
struct Link {
  std::int64_t position = 0;
  Sha256Sum hash{};
};

std::string CanonicalEvent(const Event& event, const Sha256Sum& payload_digest);
std::string CanonicalAudit(const AuditEntry& entry);
// The same text from a row as kept, whatever is in it: its first `count` columns, in the order of the table.
std::string CanonicalRow(const Statement& row, int count);
Sha256Sum PayloadDigest(const Digest& digest, std::string_view salt, std::string_view payload);
// The link after `previous` for a row with this canonical text.
Link NextLink(const Digest& digest, const Link& previous, std::string_view canonical);

std::string HexOf(std::string_view bytes);
inline std::string HexOf(const Sha256Sum& sum) { return HexOf(BytesOf(sum)); }
// Zeros when the bytes are not 32.
Sha256Sum SumOf(std::string_view bytes);
inline ChainHead HeadOf(const Link& link) { return {link.position, HexOf(link.hash)}; }

// "2026-10-01T09:16:00" and "minute", "hour", "day", "month", "year": as kept.
std::string WriteLocal(const LondonTime& local);
LondonTime ReadLocal(std::string_view text);
const char* NameOf(HappenedPrecision precision);
HappenedPrecision PrecisionOf(std::string_view name);
// "41,42", as kept.
std::string WriteIds(const std::vector<std::int64_t>& ids);
std::vector<std::int64_t> ReadIds(std::string_view text);

}  // namespace caseway::storage
