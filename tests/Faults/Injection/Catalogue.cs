namespace OrleansNotify.Faults.Injection;

/// <summary>Every fault, and which of them a seed takes.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<Fault> All =
    [
        .. KillFaults.All, .. DatabaseFaults.All, .. PauseFaults.All, .. NetworkFaults.All, .. ClockFaults.All, .. ReceiverFaults.All,
        .. NameFaults.All, .. LimitFaults.All, .. DataFaults.All,
    ];

    /// <summary>Names for <c>--faults</c>.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Fault>> Groups = new Dictionary<string, IReadOnlyList<Fault>>
    {
        ["kills"] = KillFaults.All,
        ["database"] = DatabaseFaults.All,
        ["pauses"] = PauseFaults.All,
        ["network"] = NetworkFaults.All,
        ["clocks"] = ClockFaults.All,
    };

    public static Fault Of(string id) => All.FirstOrDefault(fault => fault.Id == id) ?? throw new ArgumentException($"there is no fault {id}");

    /// <summary>Two to four, all different, in the order in which they come.</summary>
    public static IReadOnlyList<Fault> Pick(IReadOnlyList<Fault> from, Random random)
        => [.. from.OrderBy(_ => random.Next()).Take(random.Next(2, 5))];
}
