namespace OrleansNotify.Faults.Clusters;

/// <summary>One silo or gateway.</summary>
/// <param name="Address">Of a gateway, <c>host:port</c>; of a silo, how it is in the table of members.</param>
/// <param name="Clock">Null: the machine's.</param>
internal sealed record Member(string Name, Place Place, string Address, ServerProcess Process, OwnClock? Clock);
