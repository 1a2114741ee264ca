using Npgsql;
using NpgsqlTypes;

namespace OrleansNotify.Storage.Postgres;

/// <summary>A batch as arrays: one value a column, whatever the batch's size.</summary>
internal static class PostgresArrays
{
    public static void Texts<T>(this NpgsqlBatchCommand command, string name, IReadOnlyList<T> rows, Func<T, string?> value) =>
        command.Array(name, NpgsqlDbType.Text, rows, value);

    public static void Longs<T>(this NpgsqlBatchCommand command, string name, IReadOnlyList<T> rows, Func<T, long> value) =>
        command.Array(name, NpgsqlDbType.Bigint, rows, value);

    public static void LongsOrNull<T>(this NpgsqlBatchCommand command, string name, IReadOnlyList<T> rows, Func<T, long?> value) =>
        command.Array(name, NpgsqlDbType.Bigint, rows, value);

    public static void Numbers<T>(this NpgsqlBatchCommand command, string name, IReadOnlyList<T> rows, Func<T, int> value) =>
        command.Array(name, NpgsqlDbType.Integer, rows, value);

    public static void NumbersOrNull<T>(this NpgsqlBatchCommand command, string name, IReadOnlyList<T> rows, Func<T, int?> value) =>
        command.Array(name, NpgsqlDbType.Integer, rows, value);

    public static void Array<T, TValue>(
        this NpgsqlBatchCommand command, string name, NpgsqlDbType type, IReadOnlyList<T> rows, Func<T, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        command.Parameters.Add(new NpgsqlParameter<TValue[]>(name, NpgsqlDbType.Array | type) { TypedValue = values });
    }
}
