namespace OrleansNotify.Fakes;

/// <summary>How one provider says yes and no.</summary>
internal sealed record FakeAnswers
{
    public required Func<IResult> Accepted { get; init; }

    /// <summary>By <see cref="FaultRule.Code"/> and <see cref="FaultRule.Status"/>, in the provider's shape of errors.</summary>
    public required Func<FaultRule, IResult> Refused { get; init; }

    /// <summary>Without <c>Retry-After</c>, which the stage adds.</summary>
    public required Func<FaultRule, IResult> Throttled { get; init; }
}
