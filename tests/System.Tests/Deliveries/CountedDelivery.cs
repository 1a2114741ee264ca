namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>One delivery at the end, and what was known of it before.</summary>
/// <param name="Before">The highest count that was ever shown.</param>
/// <param name="Recorded">Requests so long before a kill that their outcomes must be on the disk.</param>
internal sealed record CountedDelivery(ShownDelivery Shown, int Before, int Recorded)
{
    public override string ToString()
        => $"seq {Shown.Seq}: {Shown.Status}, attempts {string.Join(' ', Shown.Numbers!)}, shown before a kill {Before}, recorded {Recorded}";

    public bool IsReset => Shown.Attempts < Before || Shown.Attempts < Recorded
        || !Shown.Numbers!.SequenceEqual(Enumerable.Range(1, Shown.Attempts));
}
