namespace OrleansNotify.Endpoints;

/// <summary>What decided whether an event concerns an endpoint.</summary>
public enum MatchRule
{
    Matched = 0,

    /// <summary>Its owner may not see the event.</summary>
    Audience = 1,

    EventTypes = 2,

    /// <summary>The payload is not what its filter takes, or the filter costs too much.</summary>
    Filter = 3,
}
