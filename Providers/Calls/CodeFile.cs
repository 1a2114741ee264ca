namespace OrleansNotify.Channels;

/// <summary>A data file of a provider's codes. Providers add and split codes: what is not in it goes by the status class.</summary>
/// <param name="AsOf">The day of the list that it was made from.</param>
/// <param name="Source">Where that list is.</param>
/// <param name="Codes">By code, or by a range of numbers as <c>200-299</c>.</param>
internal sealed record CodeFile(DateOnly AsOf, string Source, IReadOnlyDictionary<string, CodeRow> Codes);
