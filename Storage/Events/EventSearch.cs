namespace OrleansNotify.Events;

/// <summary>Events whose stored payload has a text in it, newest first unless said otherwise, in a bounded range of <c>seq</c>.</summary>
/// <param name="Types">One of these; empty: any. As <paramref name="Sources"/>.</param>
/// <param name="FromSeq">Inclusive, as <paramref name="ToSeq"/>: all between them is read.</param>
public sealed record EventSearch(
    string Text, IReadOnlyList<string> Types, IReadOnlyList<string> Sources, long FromSeq, long ToSeq, int Limit)
{
    public bool IsOldestFirst { get; init; }
}
