using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>
/// Why a message is sent, which decides what can stop it. The numbers are stored; 16 and up are a tenant's own categories, see
/// <see cref="Category"/>.
/// </summary>
[JsonConverter(typeof(WordConverter<MessageCategory>))]
public enum MessageCategory
{
    /// <summary>A consequence of what the person did: a receipt, a changed order. Goes unless the person does not want it.</summary>
    Transactional = 0,

    /// <summary>Goes only with consent on record.</summary>
    Marketing = 1,

    /// <summary>A code that the person asked for. Only an address that is suppressed for good stops it.</summary>
    SignInCode = 2,
}
