namespace OrleansNotify.Client.People;

/// <summary>Local times such as <c>22:00</c>; equal ones are none.</summary>
public sealed record QuietHours(string From, string Until);
