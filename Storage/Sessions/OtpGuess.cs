namespace OrleansNotify.Sessions;

public sealed record OtpGuess(string ChallengeId, string CodeHash);
