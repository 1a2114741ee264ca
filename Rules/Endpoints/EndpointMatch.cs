using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Endpoints;

/// <summary>Which events concern an endpoint: by who may see them, by type, and by what the payload says.</summary>
public sealed class EndpointMatch
{
    private const int BytesReadPerStep = 8;

    private readonly string? _ownersKey;
    private readonly EventTypePattern[] _types;
    private readonly PayloadFilter? _filter;
    private readonly Action? _overBudget;

    private EndpointMatch(string? ownersKey, EventTypePattern[] types, PayloadFilter? filter, Action? overBudget)
        => (_ownersKey, _types, _filter, _overBudget) = (ownersKey, types, filter, overBudget);

    /// <summary>
    /// What was saved was valid; a pattern that this server cannot read matches nothing, and a filter that it cannot read everything, because
    /// an event too much does less harm than one that is missing.
    /// </summary>
    /// <param name="owner">The user it belongs to; null or empty: the tenant.</param>
    /// <param name="overBudget">Called for each event that the filter could not be evaluated for within its budget.</param>
    public static EndpointMatch Of(string? owner, EndpointSettings settings, Action? overBudget = null) => new(
        string.IsNullOrEmpty(owner) ? null : AudienceKey.User(owner),
        [.. Patterns(settings.EventTypes)],
        settings.Filter is { } json && PayloadFilter.TryLoad(json, out var filter) ? filter : null,
        overBudget);

    /// <summary>The audience of the user that it belongs to; null: it belongs to the tenant.</summary>
    public string? OwnersKey => _ownersKey;

    /// <summary>The first words of the types that it takes; null: it takes every type.</summary>
    public IReadOnlyCollection<string>? FirstWords =>
        Array.Exists(_types, type => type.IsEverything) ? null : [.. _types.Select(type => type.FirstWord).Distinct(StringComparer.Ordinal)];

    /// <summary>An event whose filter costs too much does not match.</summary>
    public bool Matches(LoggedEvent logged, FilterAllowance allowance)
    {
        allowance.Take(1);
        return MayMatch(logged) && (_filter is null || Evaluate(_filter, logged.Payload, allowance));
    }

    /// <summary>The rule by which <see cref="Matches"/> decides.</summary>
    public MatchRule Explain(LoggedEvent logged, FilterAllowance allowance)
        => !IsForOwner(logged.Audience) ? MatchRule.Audience
            : !IsOfType(logged.Type, logged.Source) ? MatchRule.EventTypes
            : Matches(logged, allowance) ? MatchRule.Matched
            : MatchRule.Filter;

    /// <summary>Without the payload: true may still be filtered out.</summary>
    public bool MayMatch(LoggedEvent logged) => IsForOwner(logged.Audience) && IsOfType(logged.Type, logged.Source);

    private bool Evaluate(PayloadFilter filter, byte[] payload, FilterAllowance allowance)
    {
        var verdict = filter.Evaluate(payload, out var steps);
        allowance.Take(steps + (payload.Length / BytesReadPerStep));
        if (verdict == FilterVerdict.OverBudget)
        {
            _overBudget?.Invoke();
        }

        return verdict == FilterVerdict.Match;
    }

    private static IEnumerable<EventTypePattern> Patterns(string[] types)
    {
        foreach (var type in types)
        {
            if (EventTypePattern.TryParse(type, out var pattern))
            {
                yield return pattern;
            }
        }
    }

    private bool IsForOwner(string[] audience)
    {
        if (_ownersKey is null)
        {
            return true;
        }

        var hearers = AudienceKey.Hearers(audience);
        return hearers.Contains(AudienceKey.Everyone) || hearers.Contains(_ownersKey);
    }

    private bool IsOfType(string type, string source)
    {
        var isOperational = source == OperationalEvent.Source;
        foreach (var pattern in _types)
        {
            if (pattern.Matches(type) && !(isOperational && pattern.IsEverything))
            {
                return true;
            }
        }

        return false;
    }
}
