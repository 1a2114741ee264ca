namespace OrleansNotify.Client.Messages;

/// <summary>What would come of a message.</summary>
public sealed record Explanation
{
    public string? Person { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>None: nothing would be sent.</summary>
    public string? Text { get; init; }

    public string? Subject { get; init; }
}

/// <param name="Kind"><c>send</c>, <c>hold</c> or <c>stop</c>.</param>
/// <param name="Reason"><c>none</c>, or why it is held or stopped.</param>
/// <param name="Steps">As far as it went.</param>
public sealed record Decision(string Kind, string Reason, IReadOnlyList<DecisionStep> Steps);

public sealed record DecisionStep(string Step, string Word, string Detail);

internal sealed record Explained(IReadOnlyList<Explanation> Messages);
