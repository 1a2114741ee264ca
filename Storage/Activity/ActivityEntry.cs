namespace OrleansNotify.Activity;

/// <param name="Id">Given by the store; 0 when adding.</param>
/// <param name="Action">Dotted name, <c>session.created</c>.</param>
public sealed record ActivityEntry(
    long Id, string Tenant, string Actor, string Action, string Subject, string ClientAddress, DateTimeOffset At);
