namespace OrleansNotify.Channels;

/// <param name="Name">In the settings, camelCase.</param>
/// <param name="Environment">The operator's variable for the default account, for example <c>TWILIO_AUTH_TOKEN</c>.</param>
/// <param name="IsSecret">Sealed at rest, shown as <c>***</c>.</param>
/// <param name="Default">Taken when it is not given; null: none.</param>
/// <param name="Pattern">A regular expression over the whole value; null: anything of at most 2,000 characters on one line.</param>
/// <param name="IsFound">The operator's own account may leave it out: it is found on the machine.</param>
/// <param name="Help">One sentence, with an example.</param>
public sealed record ProviderField(
    string Name, string Label, string? Environment, bool IsSecret, bool IsRequired, string? Default, string? Pattern, string Help, bool IsFound = false);
