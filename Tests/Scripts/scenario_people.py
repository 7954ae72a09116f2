"""Everybody in the made-up account; all of them invented."""
from scenario_shapes import FIRST, LAST, source


class People:
    """Agents 1001…, customers 2001… Two agents are known at the target, three have left."""

    def __init__(self, seed, customers, site):
        self.site = site
        self.users, self.mails = [], {}
        agents = [("Alice Agent", "alice@desk.example", {}), ("Bob Agent", "bob@desk.example", {"role": "admin"}),
                  ("Yusuf Departed", "yusuf@spindle.example", {"suspended": True}),
                  ("Zoë Left-Long-Ago", "zoe@spindle.example", {"active": False}),
                  ("Ghost Agent", None, {"suspended": True, "active": False})]
        for number, (name, mail, more) in enumerate(agents):
            self.add(1001 + number, name, mail, role=more.pop("role", "agent"), **more)
        self.agents = [1001, 1002, 1003, 1004, 1005]
        self.customers = []
        chance = source(seed, "people")
        for number in range(customers):
            name = f"{FIRST[number % len(FIRST)]} {chance.choice(LAST)}"
            mail = f"customer{number}@{chance.choice(['pedal', 'wheel', 'hub'])}.example"
            more = {}
            if number % 7 == 3:
                mail, more = None, {"phone": f"+49 30 5550{number:03d}"}
            if number == 5:
                mail = "Mixed.Case@Pedal.Example"
            if number == 6:
                name = "🚲 Émoji \"Quoted\" O'Neill"
            if number == 8:
                mail = "plus+tag@pedal.example"
            self.add(2001 + number, name, mail, organization_id=[None, 701, 702][number % 3], **more)
            self.customers.append(2001 + number)

    def add(self, number, name, mail, **more):
        user = {"id": number, "url": f"{self.site}/api/v2/users/{number}.json", "name": name, "email": mail,
                "created_at": "2019-01-02T03:04:05Z", "updated_at": "2024-05-02T09:30:00Z", "time_zone": "Berlin",
                "iana_time_zone": "Europe/Berlin", "phone": None, "locale": "en-US", "organization_id": None,
                "role": "end-user", "verified": mail is not None, "active": True, "suspended": False, "tags": [],
                "notes": "", "external_id": None, "user_fields": {}}
        user.update(more)
        self.users.append(user)
        self.mails[number] = mail
