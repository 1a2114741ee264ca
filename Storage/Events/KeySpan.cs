namespace OrleansNotify.Events;

/// <summary>
/// A range of a key's rows as SQL, <c>After &lt; seq &lt;= UpTo</c>: one expression at each end, as SQLite takes only one to its index.
/// </summary>
internal sealed record KeySpan(string Key, string After, string UpTo)
{
    public string Holds(string row) => $"{row}.seq > {After} AND {row}.seq <= {UpTo}";
}
