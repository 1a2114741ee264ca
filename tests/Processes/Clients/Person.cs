namespace OrleansNotify.Clients;

/// <summary>Somebody who signed in.</summary>
internal sealed record Person(string Email, string Token);
