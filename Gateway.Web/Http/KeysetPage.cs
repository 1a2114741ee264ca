namespace OrleansNotify.Http;

/// <summary>A page of a list that is read by key in either direction, newest first.</summary>
/// <param name="Next">Pass as <c>before</c> for the page of older ones; null on the last.</param>
/// <param name="Previous">Pass as <c>after</c> for the page of newer ones; null on the first, and of an empty page.</param>
internal sealed record KeysetPage<T>(IReadOnlyList<T> Rows, string? Next, string? Previous)
{
    /// <param name="found">Newest first, and one more than the page has where there is one.</param>
    /// <param name="isFirst">No place was asked for.</param>
    /// <param name="isUp">Read from a place upwards: the one more is the newest.</param>
    public static KeysetPage<T> Of(IReadOnlyList<T> found, int limit, bool isFirst, bool isUp, Func<T, string> cursor)
    {
        var isMore = found.Count > limit;
        IReadOnlyList<T> rows = !isMore ? found : isUp ? [.. found.Skip(found.Count - limit)] : [.. found.Take(limit)];
        return new KeysetPage<T>(
            rows,
            rows.Count > 0 && (isMore || isUp) ? cursor(rows[^1]) : null,
            rows.Count > 0 && (isUp ? isMore : !isFirst) ? cursor(rows[0]) : null);
    }
}
