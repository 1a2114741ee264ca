namespace OrleansNotify.Client.People;

/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>.</param>
/// <param name="Verified">The person has shown that it is theirs.</param>
public sealed record NewAddress(string Channel, string Address, bool? Verified = null);
