namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>Compares what publishers were answered with what a receiver got and with what the owner is shown.</summary>
internal static class DeliveryCheck
{
    public static DeliveryVerdict Of(
        IReadOnlyCollection<PublishedEvent> published, IReadOnlyList<Receipt> receipts, IEnumerable<ShownDelivery> waiting,
        IEnumerable<CountedDelivery> counted)
    {
        var byNumber = receipts.ToLookup(receipt => receipt.Number);
        var known = published.ToDictionary(e => e.Number);
        var shown = waiting.Where(delivery => delivery.IsWaiting).Select(delivery => delivery.EventId).ToHashSet();
        var accepted = published.Where(e => e.IsAccepted).ToList();
        var undelivered = accepted.Where(e => !byNumber[e.Number].Any(receipt => receipt.IsSuccess)).ToList();
        var lost = undelivered.Count(e => !shown.Contains(e.EventId!));
        return new DeliveryVerdict(
            published.Count,
            accepted.Count,
            accepted.Count - undelivered.Count,
            undelivered.Count - lost,
            lost,
            byNumber.Sum(Doubled),
            byNumber.Sum(of => of.Count(receipt => receipt.EventId != IdOf(of, known))),
            receipts.Count(receipt => !known.ContainsKey(receipt.Number)),
            [.. counted.Where(delivery => delivery.IsReset)]);
    }

    private static int Doubled(IEnumerable<Receipt> receipts)
        => Math.Max(0, receipts.OrderBy(receipt => receipt.At).SkipWhile(receipt => !receipt.IsSuccess).Count() - 1);

    /// <summary>Of an event of unknown outcome no id was answered: its first request names it.</summary>
    private static string IdOf(IGrouping<long, Receipt> receipts, Dictionary<long, PublishedEvent> known)
        => known.GetValueOrDefault(receipts.Key)?.EventId ?? receipts.MinBy(receipt => receipt.At)!.EventId;
}
