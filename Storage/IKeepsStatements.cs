using System.Data.Common;

namespace OrleansNotify.Storage;

/// <summary>A connection that keeps the statements of <see cref="KeptCalls"/> prepared.</summary>
internal interface IKeepsStatements
{
    IReadOnlyList<T> Rows<T>(string sql, ReadOnlySpan<(string Name, object Value)> values, Func<DbDataReader, T> read);
}
