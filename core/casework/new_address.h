// What stands in place of a new address that nobody knows: said on purpose, so that leaving it out wipes nothing (P49).
//
//   move.address = kAddressNotKnown;   RecordMove(record, move, deed)   // the person's address is empty then
#pragma once

namespace caseway::casework {

inline constexpr char kAddressNotKnown[] = "not known";

}  // namespace caseway::casework
