using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal static class ItemReader
{
    public static InboxItem Item(DbDataReader row) => new(
        LoggedEventReader.One(row),
        row.GetBoolean(9),
        row.TimeOrNull(10),
        row.TimeOrNull(11),
        row.TimeOrNull(12),
        row.TimeOrNull(13),
        row.TimeOrNull(14));

    public static ItemState State(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.GetBoolean(2),
        row.GetBoolean(3),
        row.GetBoolean(4),
        row.GetBoolean(5),
        row.TimeOrNull(6));

    public static (ItemState State, long Version) StateOfVersion(DbDataReader row) => (State(row), row.GetInt64(7));
}
