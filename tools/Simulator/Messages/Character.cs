namespace OrleansNotify.Simulator.Messages;

/// <summary>A person with one address.</summary>
/// <param name="Outcome">The status that the message is to have.</param>
/// <param name="Address">As the API takes it; null: another character's.</param>
internal sealed record Character(string Name, string Outcome, object? Address)
{
    /// <summary>It is in the middle of its quiet hours.</summary>
    public bool IsAtRest { get; init; }
}
