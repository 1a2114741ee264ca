using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <param name="IsValid">False: a number that does not exist. Only providers that send nothing take it.</param>
public sealed record DecisionAddress(bool IsValid);
