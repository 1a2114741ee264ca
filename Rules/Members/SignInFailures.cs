namespace OrleansNotify.Members;

/// <summary>Sign-ins that failed within <see cref="LockoutRules.Window"/>.</summary>
/// <param name="OfNetwork">Of strangers in the client's network, whatever member they named.</param>
/// <param name="OfMember">Of strangers who named the member, from wherever.</param>
/// <param name="OfPlace">Of the member in a network that the member has signed in from before.</param>
public sealed record SignInFailures(FailureCount OfNetwork, FailureCount OfMember, FailureCount OfPlace);

/// <param name="Last">When the last of them was.</param>
public readonly record struct FailureCount(int Count, DateTimeOffset Last);
