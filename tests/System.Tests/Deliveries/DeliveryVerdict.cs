namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>The figures of one run; the last four must be 0.</summary>
/// <param name="Delivered">Accepted and answered 2xx by the receiver.</param>
/// <param name="Waiting">Accepted, not delivered yet, and shown as pending or retrying.</param>
/// <param name="Lost">Accepted and neither.</param>
/// <param name="Doubled">Requests after the one that was answered 2xx: a kill can come between the answer and its record.</param>
/// <param name="Renamed">Requests of an event under another id than its own.</param>
/// <param name="Foreign">Requests that nobody published.</param>
/// <param name="Reset">Deliveries whose count went down, has a gap, or is smaller than the requests that must have been counted.</param>
internal sealed record DeliveryVerdict(
    int Events, int Accepted, int Delivered, int Waiting, int Lost, int Doubled, int Renamed, int Foreign, IReadOnlyList<CountedDelivery> Reset)
{
    public double DoubledShare => Delivered == 0 ? 0 : (double)Doubled / Delivered;

    public override string ToString()
        => $"{Events} events, {Accepted} accepted: {Delivered} delivered, {Waiting} waiting, {Lost} lost, {Doubled} doubled ({DoubledShare:0.000 %}), "
            + $"{Renamed} renamed, {Foreign} foreign, {Reset.Count} reset {string.Join("; ", Reset.Take(5))}";

    public bool IsRight => Lost + Renamed + Foreign + Reset.Count == 0;
}
